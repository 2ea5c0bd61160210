package runtrailreceiver

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/pdata/plog"
	"go.opentelemetry.io/collector/receiver/receiverhelper"
)

// mostRecords go along at once.
const mostRecords = 1_000

// sender hands records of one query type on.
type sender struct {
	config    *Config
	queryType string
	next      consumer.Logs
	report    *receiverhelper.ObsReport
	outbox    *outbox
}

// events sends what is in none of the sets, notes it in the first, and tells how many, and when the first of all runs ended, epoch
// ms; 0 = there was none. On an error a part may have been accepted: it is sent again.
func (s sender) events(ctx context.Context, collected runtime.Collected, readAt time.Time, sent []*sentEvents) (count int, earliest int64, err error) {
	rows := rowsOf(collected)
	var marks []mark
	logs, records := s.logs()
	flush := func() error {
		if records.Len() == 0 {
			return nil
		}
		if err := s.outbox.keep(ctx, logs, records); err != nil {
			return err
		}
		if err := s.send(ctx, logs); err != nil {
			return errors.Join(err, s.outbox.drop(ctx))
		}
		for _, m := range marks {
			sent[0].add(m)
		}
		count += len(marks)
		marks = marks[:0]
		logs, records = s.logs()
		return nil
	}
	earliest = rows.earliestEnd()
	kept := math.Inf(-1)
	if keeps := s.config.StoreKeeps; keeps > 0 {
		kept = float64(readAt.Add(-keeps).UnixMilli())
	}
	for _, row := range rows.rows {
		if rows.time[row] < kept {
			// The store would refuse it, and no heartbeat speaks of that time.
			continue
		}
		m := rows.mark(row)
		if slices.ContainsFunc(sent, func(s *sentEvents) bool { return s.has(m) }) {
			continue
		}
		rows.fill(records.AppendEmpty(), row, readAt)
		marks = append(marks, m)
		if records.Len() == mostRecords {
			if err := flush(); err != nil {
				return count, earliest, err
			}
		}
	}
	return count, earliest, flush()
}

func (s sender) heartbeat(ctx context.Context, h heartbeat, now time.Time) error {
	logs, records := s.logs()
	h.fill(records.AppendEmpty(), s.queryType, now)
	return s.send(ctx, logs)
}

func (s sender) logs() (plog.Logs, plog.LogRecordSlice) {
	logs := plog.NewLogs()
	resource := logs.ResourceLogs().AppendEmpty()
	attributes := resource.Resource().Attributes()
	attributes.PutStr("service.name", "runtrail")
	attributes.PutStr("runtrail.source", s.config.Source)
	attributes.PutStr("runtrail.vendor", s.config.Vendor)
	attributes.PutStr("runtrail.query_type", s.queryType)
	return logs, resource.ScopeLogs().AppendEmpty().LogRecords()
}

func (s sender) send(ctx context.Context, logs plog.Logs) error {
	count := logs.LogRecordCount()
	ctx = s.report.StartLogsOp(ctx)
	err := s.next.ConsumeLogs(ctx, logs)
	s.report.EndLogsOp(ctx, "runtrail", count, err)
	if err != nil {
		return fmt.Errorf("the records were not accepted: %w", err)
	}
	return nil
}
