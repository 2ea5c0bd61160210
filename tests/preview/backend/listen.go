package main

import (
	"fmt"
	"net"
)

// listen binds to loopback only: the preview has no login. A busy port is replaced by the next free of ten, then by any.
func listen(port int) (net.Listener, error) {
	var last error
	for _, candidate := range candidates(port) {
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", candidate))
		if err == nil {
			return listener, nil
		}
		last = err
	}
	return nil, fmt.Errorf("find a free port on loopback: %w", last)
}

func candidates(port int) []int {
	if port == 0 {
		return []int{0}
	}
	ports := make([]int, 0, 11)
	for i := range 10 {
		ports = append(ports, port+i)
	}
	return append(ports, 0)
}
