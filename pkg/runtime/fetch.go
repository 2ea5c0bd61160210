package runtime

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
	"github.com/runtrail/runtrail-audit-datasource/pkg/redact"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
	"go.opentelemetry.io/otel/attribute"
)

// The most of a body that the engine gets as text, without secrets.
const textLimit = 1 << 20

// fetched is what came of a request, made off the loop.
type fetched struct {
	answer  *upstream.Answer
	failure *upstream.Failure
	table   *columns.Table
	problem columns.Problem
	text    []byte
	// arriving is the table's body, which counts until the engine had its turn with the table.
	arriving *arriving
}

// fetch is `Host.fetch`: the promise resolves whatever happens; only a wrongly shaped request throws.
func (i *isolate) fetch(call sobek.FunctionCall) sobek.Value {
	request := i.vendorRequest(call.Argument(0))
	name := i.optionalText(i.object(call.Argument(0), "request").Get("upstream"), "upstream")
	client, problem := i.services.upstream(name)
	if client == nil && problem == "" {
		panic(i.typeError("there is no upstream %q", name))
	}
	options := i.object(call.Argument(1), "options")
	plan := i.plan(options.Get("plan"))
	charged := i.usageOf(i.object(options.Get("signal"), "signal"))
	ctx, done := i.follow(i.services.callContext(i.attribution.current.Load()), options.Get("signal"))
	return i.beside(func() func() (sobek.Value, error) {
		if !charged.hasRoomFor(0) {
			return func() (sobek.Value, error) { return i.fetchFailure(&upstream.Failure{Kind: kindTooMuch}), done() }
		}
		if problem != "" {
			return func() (sobek.Value, error) {
				return i.fetchFailure(&upstream.Failure{Kind: upstream.KindSettings, Detail: problem}), done()
			}
		}
		result := i.send(ctx, client, request, plan, charged)
		return func() (sobek.Value, error) {
			i.post(0, func() error {
				result.arriving.end()
				return nil
			})
			return i.vendorAnswer(result), done()
		}
	})
}

// plan reads a plan where that has not been done: it is the same object in every request of its kind.
func (i *isolate) plan(value sobek.Value) *columns.Plan {
	if missing(value) {
		return nil
	}
	object := i.object(value, "plan")
	if mark := object.GetSymbol(i.js.plan); mark != nil {
		if plan, ok := mark.Export().(*columns.Plan); ok {
			return plan
		}
	}
	plan, err := columns.ParsePlan(i.json(object, "plan"))
	if err != nil {
		panic(i.typeError("plan: %v", err))
	}
	i.mark(object, i.js.plan, plan)
	return plan
}

// send runs off the loop: the body is decoded while it streams in.
func (i *isolate) send(ctx context.Context, client *upstream.Client, request upstream.Request, plan *columns.Plan, charged *usage) (result fetched) {
	ctx, sending := span(ctx, "upstream.fetch", attribute.String("http.request.method", request.Method))
	defer func() { describeFetch(sending, result) }()
	limit := textLimit + i.redactor.Longest()
	isKept := true
	result.answer, result.failure = client.Fetch(ctx, request, func(answer *upstream.Answer, body io.Reader) error {
		result = fetched{arriving: i.inFlight.begin(ctx, body, charged)}
		err := result.read(answer, plan, limit)
		isKept = !errors.Is(err, errTooMuch) && charged.charge(&result)
		if result.table == nil || !isKept {
			result.arriving.end()
		}
		return err
	})
	charged.count()
	if result.failure == nil && !isKept {
		return fetched{failure: &upstream.Failure{Kind: kindTooMuch}}
	}
	result.redact(i.redactor)
	if result.failure != nil && result.failure.Kind == upstream.KindCancelled && errors.Is(context.Cause(ctx), errSignalDeadline) {
		result.failure.Kind = upstream.KindTimeout
	}
	return result
}

// redact takes the secrets out of everything that may become part of a sentence, before the engine cuts it.
func (f *fetched) redact(redactor *redact.Redactor) {
	f.text = redactor.Head(f.text, textLimit)
	if f.answer != nil {
		for name, value := range f.answer.Headers {
			f.answer.Headers[name] = redactor.Text(value)
		}
	}
	if f.table != nil {
		for name, value := range f.table.Head {
			f.table.Head[name] = redactor.JSON(value)
		}
	}
}

func (f *fetched) read(answer *upstream.Answer, plan *columns.Plan, limit int) (err error) {
	if plan == nil || answer.Status < 200 || answer.Status > 299 {
		f.text, err = io.ReadAll(io.LimitReader(f.arriving, int64(limit)))
		return err
	}
	return f.decode(f.arriving, plan, limit)
}

// decode reads a table, and keeps the head of the body for when it turns out not to fit the plan.
func (f *fetched) decode(body io.Reader, plan *columns.Plan, limit int) error {
	head := &headWriter{limit: limit}
	table, problem, err := columns.Decode(io.TeeReader(body, head), plan)
	if err != nil {
		return err
	}
	f.problem = problem
	if problem == "" {
		f.table = table
		return nil
	}
	_, err = io.Copy(head, io.LimitReader(body, int64(limit-head.kept.Len())))
	f.text = head.kept.Bytes()
	return err
}

// headWriter keeps the beginning of what is written.
type headWriter struct {
	kept  bytes.Buffer
	limit int
}

func (w *headWriter) Write(p []byte) (int, error) {
	w.kept.Write(p[:min(len(p), w.limit-w.kept.Len())])
	return len(p), nil
}
