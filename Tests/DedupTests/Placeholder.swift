// Tests of Dedup.
