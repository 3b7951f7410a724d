import Testing

@testable import Symbolics
