package runtrailreceiver

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// victoriaLogs asks the store what it has, as a data source does: https://docs.victoriametrics.com/victorialogs/querying/
type victoriaLogs struct {
	client   *http.Client
	endpoint string
	source   string
}

func (v victoriaLogs) events(ctx context.Context, queryType string, batches []*batch) (map[string]int, error) {
	counts := map[string]int{}
	return counts, v.lines(ctx, counted(v.found(queryType, batches)), func(line answerLine) (err error) {
		counts[line.Batch], err = strconv.Atoi(line.Events)
		return err
	})
}

// durable asks for both in one request, for what the store has in its memory last: a kill in between breaks it off, and without one
// what was counted does not come into the memory any more.
// Blocks there have no path: https://docs.victoriametrics.com/victorialogs/logsql/#block_stats-pipe
func (v victoriaLogs) durable(ctx context.Context, queryType string, batches []*batch) (counts map[string]int, onDisk bool, err error) {
	found := v.found(queryType, batches)
	inMemory := found + ` | block_stats | filter part_path:in("","inmemory") | stats count() as blocks_in_memory`
	counts = map[string]int{}
	told := false
	err = v.lines(ctx, fmt.Sprintf("%s | union (%s)", counted(found), inMemory), func(line answerLine) (err error) {
		if line.InMemory != "" {
			told, onDisk = true, line.InMemory == "0"
			return nil
		}
		counts[line.Batch], err = strconv.Atoi(line.Events)
		return err
	})
	if err == nil && !told {
		err = errors.New("it does not tell what it has on disk")
	}
	return counts, onDisk, err
}

// found is the condition for the events of batches.
func (v victoriaLogs) found(queryType string, batches []*batch) string {
	from, to := batches[0].From, batches[0].To
	names := make([]string, 0, len(batches))
	for _, b := range batches {
		from, to = min(from, b.From), max(to, b.To)
		names = append(names, strconv.Quote(b.name))
	}
	return fmt.Sprintf(`_time:[%s,%s] %q:=%q %q:=%q %q:in(%s)`,
		moment(from), moment(to), "runtrail.source", v.source, "runtrail.query_type", queryType, batchAttribute, strings.Join(names, ","))
}

// counted asks for the stream, too: the store tells its lines, but never all of what they say, where a kill has left it the events of a
// day and not the streams that they are of.
func counted(found string) string {
	return fmt.Sprintf(`%s | stats by (%q) count_uniq(%q) as events, count("_stream") as lines`, found, batchAttribute, "runtrail.event.id")
}

type answerLine struct {
	Batch    string `json:"runtrail.batch"`
	Events   string `json:"events"`
	InMemory string `json:"blocks_in_memory"`
}

// lines of the answer to a query, one after another.
func (v victoriaLogs) lines(ctx context.Context, query string, take func(answerLine) error) error {
	// A cluster may be set up to tell the rest where a part of it is away.
	asked := url.Values{"query": {query}, "allow_partial_response": {"false"}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, v.endpoint+"/select/logsql/query", strings.NewReader(asked.Encode()))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := v.client.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		said, _ := io.ReadAll(io.LimitReader(answer.Body, 300))
		return fmt.Errorf("%s: %s", answer.Status, strings.TrimSpace(string(said)))
	}
	lines := bufio.NewScanner(answer.Body)
	for lines.Scan() {
		var line answerLine
		err := json.Unmarshal(lines.Bytes(), &line)
		if err == nil {
			err = take(line)
		}
		if err != nil {
			return fmt.Errorf("what answers is not VictoriaLogs: %w", err)
		}
	}
	return lines.Err()
}

// moment in LogsQL is all of its millisecond.
func moment(epochMs int64) string {
	return time.UnixMilli(epochMs).UTC().Format("2006-01-02T15:04:05.000Z")
}
