// Package runtrailreceiver is a receiver for the OpenTelemetry Collector: it runs the engine of Runtrail's data sources, reads
// from one vendor what has happened, and hands it on as log records, for a store that keeps it for longer than the vendor.
package runtrailreceiver
