package python

// The module re is under way: parser in re_parse.go, program in re_program.go, machine in re_run.go. Beside it come
// datetime and signal.
