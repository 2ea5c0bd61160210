// Command runtrail-collector is a small OpenTelemetry Collector with the receiver runtrail: it reads what Runtrail's data
// sources read, and sends it to a store that keeps it.
package main

import (
	"fmt"
	"os"

	"github.com/runtrail/runtrail-audit-datasource/collector/distribution"
	"github.com/runtrail/runtrail-audit-datasource/collector/runtrailreceiver"
)

// version is set by the linker.
var version = "dev"

func main() {
	if err := distribution.Run(version, runtrailreceiver.NewFactory()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
