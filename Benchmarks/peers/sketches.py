"""Sketches of sets that are hashed before: what the libraries' kernels do, and nothing else."""
import numpy as np

SLOTS = 128


def hashes(numbers):
    """Numbers spread over 64 bits (SplitMix64)."""
    mixed = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def of_rows(job, matrix, a, timed):
    """A sketch of the columns of each row."""
    from FastSketchLSH import FastSimilaritySketch
    from rensa import RMinHash

    of, starts = hashes(matrix.indices), matrix.indptr.astype(np.uint64)
    if job == "sketch-fast":
        scheme = FastSimilaritySketch(size=SLOTS, seed=42)
        return timed(lambda: scheme.batch_csr(of, starts, prehashed=True,
                                              num_threads=a.threads))
    make = (RMinHash.digest_matrix_from_flat_token_hashes if job == "sketch-rensa"
            else RMinHash.digest_matrix_from_flat_token_hashes_rho)
    return np.array(timed(lambda: make(of, starts, SLOTS, 42)).to_rows(), np.uint32)
