package runtime

import (
	"net/http"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// vendorRequest reads `VendorRequest` of src/engine/seam/host.ts.
func (i *isolate) vendorRequest(value sobek.Value) upstream.Request {
	object := i.object(value, "request")
	request := upstream.Request{
		Method:          i.text(object.Get("method"), "method"),
		Path:            i.text(object.Get("path"), "path"),
		FollowRedirects: i.boolean(object.Get("followRedirects"), true, "followRedirects"),
	}
	if request.Method != http.MethodGet && request.Method != http.MethodPost {
		panic(i.typeError("method must be GET or POST"))
	}
	request.Repeatable = i.boolean(object.Get("repeatable"), request.Method == http.MethodGet, "repeatable")
	if parameters := object.Get("parameters"); !missing(parameters) {
		for _, item := range i.list(parameters, "parameters") {
			pair := i.list(item, "a parameter")
			if len(pair) != 2 {
				panic(i.typeError("a parameter must be a name and a value"))
			}
			request.Parameters = append(request.Parameters, [2]string{i.text(pair[0], "a name"), i.text(pair[1], "a value")})
		}
	}
	if hints := object.Get("waitHints"); !missing(hints) {
		for _, path := range i.list(hints, "waitHints") {
			request.WaitHints = append(request.WaitHints, i.texts(path, "a wait hint"))
		}
	}
	request.Headers = i.requestValues(object.Get("headers"), "headers")
	if given := object.Get("body"); !missing(given) {
		body := i.object(given, "body")
		if form := body.Get("form"); !missing(form) {
			request.Form = i.requestValues(form, "form")
		} else if request.JSON = i.json(body.Get("json"), "json"); request.JSON == nil {
			panic(i.typeError("body must have json or form"))
		}
	}
	return request
}

// requestValues reads texts and references to secrets.
func (i *isolate) requestValues(value sobek.Value, what string) map[string]upstream.Value {
	if missing(value) {
		return nil
	}
	object := i.object(value, what)
	values := map[string]upstream.Value{}
	for _, name := range object.Keys() {
		given := object.Get(name)
		if sobek.IsString(given) {
			values[name] = upstream.Value{Text: given.String()}
			continue
		}
		reference := i.object(given, what+"."+name)
		secret := i.text(i.object(reference.Get("secret"), "secret").Get("key"), "secret")
		if secret == "" {
			panic(i.typeError("secret must have a key"))
		}
		values[name] = upstream.Value{Secret: secret, Prefix: i.optionalText(reference.Get("prefix"), "prefix")}
	}
	return values
}
