// Symbolics
