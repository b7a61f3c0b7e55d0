internal import Synchronization

/// Storage that threads take, use and give back, so that there are never more of it than
/// threads that need it at a time.
///
/// Which item a thread gets differs from run to run: what is done with it must not depend on
/// what it was used for before.
package final class Pool<Item: Sendable>: Sendable {
  private let items = Mutex<[Item]>([])
  private let make: @Sendable () -> Item

  /// An empty pool.
  ///
  /// - Parameter make: makes an item when all that there are have been taken.
  package init(_ make: @escaping @Sendable () -> Item) {
    self.make = make
  }

  /// Calls `body` with an item that nobody else has meanwhile.
  package func with<Result>(_ body: (inout Item) -> Result) -> Result {
    var item = items.withLock { $0.popLast() } ?? make()
    let result = body(&item)
    items.withLock { [item] in $0.append(item) }
    return result
  }
}
