package runtime

import "sync"

// loop runs posted functions one after another on one goroutine. Posting never blocks, so that a goroutine with a result
// to deliver never waits for a busy loop.
type loop struct {
	mu      sync.Mutex
	tasks   []func()
	stopped bool
	wake    chan struct{}
	done    chan struct{}
}

func newLoop() *loop {
	return &loop{wake: make(chan struct{}, 1), done: make(chan struct{})}
}

// post puts a function behind those that wait already. After stop it does nothing and says so.
func (l *loop) post(task func()) bool {
	l.mu.Lock()
	if l.stopped {
		l.mu.Unlock()
		return false
	}
	l.tasks = append(l.tasks, task)
	l.mu.Unlock()
	l.wakeUp()
	return true
}

// stop makes run return after the function that runs now; those that wait are dropped.
func (l *loop) stop() {
	l.mu.Lock()
	l.stopped = true
	l.tasks = nil
	l.mu.Unlock()
	l.wakeUp()
}

// run is the loop. It returns after stop.
func (l *loop) run() {
	defer close(l.done)
	for {
		switch task, stopped := l.next(); {
		case stopped:
			return
		case task == nil:
			<-l.wake
		default:
			task()
		}
	}
}

// next takes the function that has waited longest; nil where none waits.
func (l *loop) next() (task func(), stopped bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.tasks) > 0 {
		task, l.tasks[0] = l.tasks[0], nil // the list must not keep what it holds alive
		l.tasks = l.tasks[1:]
	}
	return task, l.stopped
}

func (l *loop) wakeUp() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}
