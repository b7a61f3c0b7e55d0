"""Which articles have the same topic: the job behind `cluster`."""
