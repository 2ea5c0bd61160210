package plugin

import (
	"errors"

	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

const brokenSentence = "Runtrail failed because of an error of its own, which Grafana's server log shows."

// startProblem is the sentence for an engine that could not be started.
func startProblem(err error) string {
	if errors.Is(err, runtime.ErrNoBundle) {
		return "Runtrail was built without its engine. Run npm run build:engine, then npm run build:backend."
	}
	return brokenSentence
}
