package runtime

import (
	"strings"
	"sync"
	"testing"
	"time"
)

const patterns = `async function answer(query, signal, host) {
  const texts = host.columns.join(query.rows, ['a'.repeat(100)]);
  const found = await host.matching(query.pattern, texts);
  if (found.error) return { error: found.error + ' ' + found.tooMuch };
  return { error: found.length + ' ' + found.filter((flag) => flag === 1).length };
}`

// Some seconds of what was once tried for 40 s, when it put every rule of the data source into Error.
func TestHostilePatternsLeaveARuleOnTheSameDataSourceRight(t *testing.T) {
	engine := startTiny(t, patterns)
	hostile := `{"rows":10000,"pattern":"(.*.*.*.*.*.*.*.*.*.*)+z"}`
	end := time.Now().Add(3 * time.Second)
	var waiting sync.WaitGroup
	for range 3 {
		waiting.Go(func() {
			for time.Now().Before(end) {
				if result := ask(t, engine, hostile); result.Error != "10000 0" {
					t.Errorf("hostile: %+v", result)
				}
			}
		})
	}
	rules := 0
	for ; time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		started := time.Now()
		if result := ask(t, engine, `{"rows":1000,"pattern":"^a+$"}`); result.Error != "1000 1000" {
			t.Errorf("rule: %+v", result)
		}
		if took := time.Since(started); took > time.Second {
			t.Error("a rule took", took)
		}
		rules++
	}
	waiting.Wait()
	t.Log(rules, "evaluations")
}

func TestAPatternThatWouldTakeTooLongIsRefusedBeforeItRuns(t *testing.T) {
	engine := startTiny(t, patterns)
	for _, query := range []string{
		`{"rows":50000,"pattern":".{1,300}.{1,300}z"}`,
		`{"rows":1,"pattern":"` + strings.Repeat("a", longestPattern+1) + `"}`,
	} {
		started := time.Now()
		if result := ask(t, engine, query); result.Error != "too much work true" {
			t.Errorf("%+v", result)
		}
		if took := time.Since(started); took > time.Second {
			t.Error("took", took)
		}
	}
}
