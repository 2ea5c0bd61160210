package upstream

import (
	"io"
	"log"
)

// KeepAnswersOutOfLogs is for programs at their start. net/http writes to the standard log what a host sends beyond the end of
// its answer, as one does whose Content-Length is too small: the rest of a body, with whatever it tells of. Nothing else
// here writes there.
func KeepAnswersOutOfLogs() { log.SetOutput(io.Discard) }
