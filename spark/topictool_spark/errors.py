"""What the driver tells its user when a job cannot go on."""


class JobError(Exception):
    """One line that says what is wrong, fit to follow `topictool-spark: error: `."""


class UsageError(JobError):
    """A command line that asks for what is not there."""
