package runtime

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
)

const kilobyte = 1 << 10

// countedBody counts what it has given since it began, together with others.
type countedBody struct {
	io.Reader
	counts *counts
	given  int
}

type counts struct {
	mu        sync.Mutex
	now, most int
}

func (c *counts) add(bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now += bytes
	c.most = max(c.most, c.now)
}

func (b *countedBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p[:min(len(p), kilobyte)])
	b.given += n
	b.counts.add(n)
	return n, err
}

func bodyOf(kilobytes int, counts *counts) *countedBody {
	return &countedBody{Reader: strings.NewReader(strings.Repeat("x", kilobytes*kilobyte)), counts: counts}
}

func budgetOf(kilobytes int64) *inFlight {
	f := newInFlight()
	f.budget = kilobytes * kilobyte
	return f
}

func TestHoweverManyLargeAnswersComeAtOnceNoMoreThanTheBudgetAndOneOfThemIsInFlight(t *testing.T) {
	const budget, answer, bodies = 32, 56, 16
	f, counts := budgetOf(budget), &counts{}
	var wait sync.WaitGroup
	for range bodies {
		wait.Go(func() {
			body := bodyOf(answer, counts)
			a := f.begin(t.Context(), body, nil)
			read, err := io.Copy(io.Discard, a)
			if err != nil || read != answer*kilobyte {
				t.Error(read, err)
			}
			counts.add(-body.given)
			a.end()
		})
	}
	wait.Wait()
	// Each body may be one read ahead of what is known of it, and begins with its share of the budget.
	if most := (budget + answer + bodies*(budget/ownShare+1)) * kilobyte; counts.most > most {
		t.Errorf("%d KB in flight", counts.most/kilobyte)
	}
	if f.bytes != 0 || len(f.bodies) != 0 {
		t.Error("still in flight:", f.bytes)
	}
}

func TestASmallAnswerDoesNotWaitForALargeOneNorDoesOneThatNobodyWantsAnyMore(t *testing.T) {
	f, counts := budgetOf(32), &counts{}
	large := f.begin(t.Context(), bodyOf(40, counts), nil)
	if _, err := io.Copy(io.Discard, large); err != nil {
		t.Fatal(err)
	}
	small := f.begin(t.Context(), bodyOf(2, counts), nil)
	defer small.end()
	if read, err := io.ReadFull(small, make([]byte, 2*kilobyte)); err != nil {
		t.Error(read, err)
	}
	left, leave := context.WithCancel(t.Context())
	unwanted := f.begin(left, bodyOf(40, counts), nil)
	defer unwanted.end()
	leave()
	if _, err := io.Copy(io.Discard, unwanted); err != nil {
		t.Error(err)
	}
	large.end()
}

func TestABodyIsReadNoFurtherThanItsCallHasRoomFor(t *testing.T) {
	f, counts := budgetOf(32), &counts{}
	charged := &usage{limit: 100 * kilobyte, bytes: 90 * kilobyte}
	body := bodyOf(56, counts)
	a := f.begin(t.Context(), body, charged)
	defer a.end()
	if _, err := io.Copy(io.Discard, a); !errors.Is(err, errTooMuch) {
		t.Error(err)
	}
	if body.given > 11*kilobyte {
		t.Error(body.given, "bytes were read")
	}
	if charged.hasRoomFor(0) {
		t.Error("the call goes on to read")
	}
}
