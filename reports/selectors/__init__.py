"""Named reads of what was written, a module for each subject."""
