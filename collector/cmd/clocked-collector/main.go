// Command clocked-collector is runtrail-collector by the clock of its vendors' simulators, which run through weeks in
// seconds: the file that CLOCK_FILE names holds the time, epoch ms. It serves tests alone.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/collector/distribution"
	"github.com/runtrail/runtrail-audit-datasource/collector/runtrailreceiver"
)

func main() {
	now, err := clock(os.Getenv("CLOCK_FILE"))
	if err == nil {
		err = distribution.Run("simulated", runtrailreceiver.NewFactoryAt(now))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// clock never runs back, and stands where the file cannot be read while it is written.
func clock(file string) (func() time.Time, error) {
	var latest atomic.Int64
	read := func() time.Time {
		content, err := os.ReadFile(file) // #nosec G304 G703 -- a test names it
		if at, wrong := strconv.ParseInt(strings.TrimSpace(string(content)), 10, 64); err == nil && wrong == nil {
			latest.Store(max(latest.Load(), at))
		}
		return time.UnixMilli(latest.Load())
	}
	if read().UnixMilli() == 0 {
		return nil, fmt.Errorf("there is no time in CLOCK_FILE %q", file)
	}
	return read, nil
}
