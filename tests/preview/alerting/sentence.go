package alerting

import (
	"strconv"
	"strings"
	"text/template"
)

// captureValue prints itself as its number and has it as Value, as in Grafana's templates.
type captureValue struct{ Value float64 }

func (one captureValue) String() string { return strconv.FormatFloat(one.Value, 'f', -1, 64) }

// render fills the rule's annotations for one instance. What cannot be filled stays as it is written.
func (one *Instance) render(rule Rule) {
	values := map[string]captureValue{}
	for refID, number := range one.Values {
		if number != nil {
			values[refID] = captureValue{*number}
		}
	}
	context := map[string]any{"Labels": one.Labels, "Values": values}
	for name, text := range rule.Annotations {
		one.Texts[name] = filled(text, context)
	}
}

func filled(text string, context map[string]any) string {
	parsed, err := template.New("").Option("missingkey=invalid").Parse(text)
	if err != nil {
		return text
	}
	var written strings.Builder
	if err := parsed.Execute(&written, context); err != nil {
		return text
	}
	// Grafana's words for what is not there.
	return strings.ReplaceAll(written.String(), "<no value>", "[no value]")
}
