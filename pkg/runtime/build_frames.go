package runtime

import (
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/runtrail/runtrail-audit-datasource/pkg/frames"
)

// build makes the frames, and takes the secrets out of what is said beside the data; off the loop, on the goroutine of the
// caller that waits for them.
func (e *Engine) build(spec resultSpec) QueryResult {
	result := spec.result
	result.Error = e.settings.Redactor.Text(result.Error)
	for _, frameSpec := range spec.frames {
		var frame *data.Frame
		err := contained(func() (err error) {
			frame, err = frames.Build(frameSpec)
			return err
		})
		if err != nil {
			e.log.Error("A frame could not be built", "refId", result.RefID, "error", err.Error())
			return errFailed.result(result.RefID)
		}
		if meta := frame.Meta; meta != nil {
			meta.ExecutedQueryString = e.settings.Redactor.Text(meta.ExecutedQueryString)
			for n := range meta.Notices {
				meta.Notices[n].Text = e.settings.Redactor.Text(meta.Notices[n].Text)
			}
		}
		result.Frames = append(result.Frames, frame)
	}
	return result
}
