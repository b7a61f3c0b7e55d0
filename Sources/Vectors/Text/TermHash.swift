/// The hash by which a term is known everywhere: in vocabularies, shingles and sketches.
///
/// Scalar by scalar over the UTF-8 of the form: xor, multiply by an odd constant, fold the
/// high half onto the low one. Each step is a bijection of the state, so nothing is lost on
/// the way, and the last one is ``SplitMix64/mix(_:)``. It can be taken while the form is
/// written, which costs less than to read the form again.
///
/// Without a seed it depends on the bytes alone, and files may hold it: change it, and
/// ``version`` changes. Since every step can be undone, two words of one hash take whoever looks
/// for them 2³² steps; with a seed that he does not know there is nothing to begin with.
public struct TermHash: Sendable {
  /// Version of the hash and of the folding before it.
  public static let version = 2

  private var state: UInt64 = 0x243F_6A88_85A3_08D3

  /// The hash of nothing yet.
  @inline(__always)
  init() {}

  /// The hash of nothing yet, drawn from a seed; from 0 it is that without one.
  init(seed: UInt64) {
    if seed != 0 { state ^= SplitMix64.mix(seed) }
  }

  /// Takes in a scalar, given as its UTF-8 with the first byte lowest.
  @inline(__always)
  mutating func add(_ packed: UInt32) {
    state = (state ^ UInt64(packed)) &* 0xD6E8_FEB8_6659_FD93
    state ^= state &>> 32
  }

  /// The hash of what was taken in.
  @inline(__always)
  var value: UInt64 { SplitMix64.mix(state) }

  /// Takes in part of a form.
  mutating func add(_ form: Span<UInt8>) {
    var offset = 0
    while offset < form.count {
      let lead = form[offset]
      let end = min(
        form.count, offset + (lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4))
      var packed = UInt32(lead)
      var shift: UInt32 = 8
      offset += 1
      while offset < end {
        packed |= UInt32(form[offset]) &<< shift
        shift &+= 8
        offset += 1
      }
      add(packed)
    }
  }

  /// The hash of a form.
  public static func hash(_ form: Span<UInt8>) -> UInt64 { hash(form, seed: 0) }

  /// The hash of a form, drawn from a seed; from 0 it is that without one.
  package static func hash(_ form: Span<UInt8>, seed: UInt64) -> UInt64 {
    var hash = TermHash(seed: seed)
    hash.add(form)
    return hash.value
  }

  /// The hash of a form.
  public static func hash(_ form: String) -> UInt64 {
    hash(Array(form.utf8).span)
  }
}
