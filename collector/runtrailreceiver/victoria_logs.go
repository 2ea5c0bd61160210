package runtrailreceiver

import (
	"bufio"
	"context"
	"encoding/json"
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
	from, to := batches[0].From, batches[0].To
	names := make([]string, 0, len(batches))
	for _, b := range batches {
		from, to = min(from, b.From), max(to, b.To)
		names = append(names, strconv.Quote(b.name))
	}
	query := fmt.Sprintf(`_time:[%s,%s] %q:=%q %q:=%q %q:in(%s) | stats by (%q) count_uniq(%q) as events`,
		moment(from), moment(to), "runtrail.source", v.source, "runtrail.query_type", queryType, batchAttribute, strings.Join(names, ","),
		batchAttribute, "runtrail.event.id")
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, v.endpoint+"/select/logsql/query", strings.NewReader(url.Values{"query": {query}}.Encode()))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := v.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		said, _ := io.ReadAll(io.LimitReader(answer.Body, 300))
		return nil, fmt.Errorf("%s: %s", answer.Status, strings.TrimSpace(string(said)))
	}
	return countsIn(answer.Body)
}

func countsIn(body io.Reader) (map[string]int, error) {
	counts := map[string]int{}
	lines := bufio.NewScanner(body)
	for lines.Scan() {
		var line struct {
			Batch  string `json:"runtrail.batch"`
			Events string `json:"events"`
		}
		err := json.Unmarshal(lines.Bytes(), &line)
		if err == nil {
			counts[line.Batch], err = strconv.Atoi(line.Events)
		}
		if err != nil {
			return nil, fmt.Errorf("what answers is not VictoriaLogs: %w", err)
		}
	}
	return counts, lines.Err()
}

// moment in LogsQL is all of its millisecond.
func moment(epochMs int64) string {
	return time.UnixMilli(epochMs).UTC().Format("2006-01-02T15:04:05.000Z")
}
