import Foundation

/// How many processors there are.
enum ProcessorCount {
  static var active: Int { ProcessInfo.processInfo.activeProcessorCount }
}
