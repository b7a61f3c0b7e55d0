"""Which articles are copies of which: the job behind `dedup`."""
