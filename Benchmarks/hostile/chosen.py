"""Texts of words that were chosen by their hashes, which whoever reads the source can do.

Were the places of tables in memory bits of these hashes, each look-up would go through all
that is there.
"""
import itertools

from copies import article

MASK = 2 ** 64 - 1
LETTERS = "abcdefghijklmnopqrstuvwxyz"
RATIO = 0x9E3779B97F4A7C15
# One in so many hashes is taken.
CHOICE = 16


def mixed(z):
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
    return z ^ z >> 31


def stepped(state, letter):
    state = (state ^ ord(letter)) * 0xD6E8FEB86659FD93 & MASK
    return state ^ state >> 32


def hashed(words):
    """Words with their hashes, those of six letters in order."""
    for prefix in itertools.product(LETTERS, repeat=5):
        state = 0x243F6A8885A308D3
        for letter in prefix:
            state = stepped(state, letter)
        for letter in LETTERS:
            yield "".join(prefix) + letter, mixed(stepped(state, letter))
            words -= 1
            if not words:
                return


def chosen_words(n, _):
    """An article of different words whose hashes times the golden ratio are small."""
    taken = (word for word, hash in hashed(0) if hash * RATIO & MASK < 2 ** 64 // CHOICE)
    yield article(0, itertools.islice(taken, n))


def chosen_shingles(n, rng):
    """An article of n words whose shingles agree in bits that could be their places."""
    words = list(hashed(4096))
    bits = (4 * n - 1).bit_length()
    drop = RATIO ** 3 & MASK
    window, rolling, text = [], 0, []
    for _ in range(n):
        # Else the same words would come again and again.
        place = rng.randrange(len(words))
        for _ in range(CHOICE * 20):
            word, hash = words[place]
            place = (place + 1) % len(words)
            leaving = window[0] * drop if len(window) == 3 else 0
            candidate = (rolling * RATIO + hash - leaving) & MASK
            if len(window) < 3 or mixed(candidate) >> bits - 4 & CHOICE - 1 == 0:
                break
        rolling = candidate
        window = (window + [hash])[-3:]
        text.append(word)
    yield article(0, text)
