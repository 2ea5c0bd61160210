package main

import "fmt"

// atMost is an error where a figure is more than is due. Only what is alike on every machine is held against that: shares of a
// time, megabytes and calls. Times are printed, and judged by whoever knows the machine.
func atMost(due float64, what string, is float64) error {
	if is <= due {
		return nil
	}
	return fmt.Errorf("%s is %.2f, and due %.2f", what, is, due)
}
