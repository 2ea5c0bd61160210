package runtrailreceiver

import (
	"bytes"
	"compress/gzip"
	"io"

	"go.opentelemetry.io/collector/pdata/plog"
)

// packed is a batch as it is kept: its records are much alike, and what a storage has in its file counts as the collector's memory.
func packed(logs plog.Logs) ([]byte, error) {
	plain, err := (&plog.ProtoMarshaler{}).MarshalLogs(logs)
	if err != nil {
		return nil, err
	}
	var payload bytes.Buffer
	writer, err := gzip.NewWriterLevel(&payload, gzip.BestSpeed)
	if err == nil {
		_, err = writer.Write(plain)
	}
	if err == nil {
		err = writer.Close()
	}
	return payload.Bytes(), err
}

func unpacked(payload []byte) (plog.Logs, error) {
	reader, err := gzip.NewReader(bytes.NewReader(payload))
	if err != nil {
		return plog.Logs{}, err
	}
	plain, err := io.ReadAll(reader)
	if err != nil {
		return plog.Logs{}, err
	}
	return (&plog.ProtoUnmarshaler{}).UnmarshalLogs(plain)
}
