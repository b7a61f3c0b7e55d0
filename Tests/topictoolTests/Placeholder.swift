// Tests of topictool.
