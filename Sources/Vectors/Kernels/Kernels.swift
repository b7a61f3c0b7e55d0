/// The loops that touch every byte and every number, and the only home of `unsafe`.
///
/// A kernel takes spans, returns numbers, never allocates and never throws. It checks
/// lengths once, at the top, and stands beside its plain reference, which the tests hold
/// it to.
package enum Kernels {}
