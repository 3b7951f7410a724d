#pragma once

/// Keeps the process and its children on one of the processors it may use; does nothing where the system cannot.
void stay_on_one_processor(void);

/// Lets the calling thread run on every processor again.
void use_all_processors(void);
