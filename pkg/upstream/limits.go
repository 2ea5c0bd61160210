package upstream

// Limits of one origin and credential. A number below 1 stands for the default.
type Limits struct {
	MaxResponseBytes  int64 // of one decoded body; default 64 MiB
	MaxConcurrent     int   // default 4
	RequestsPerSecond int   // default 10, with bursts of twice that
}

func (l Limits) withDefaults() Limits {
	if l.MaxResponseBytes < 1 {
		l.MaxResponseBytes = 64 << 20
	}
	if l.MaxConcurrent < 1 {
		l.MaxConcurrent = 4
	}
	if l.RequestsPerSecond < 1 {
		l.RequestsPerSecond = 10
	}
	return l
}
