// Tests of Topics.
