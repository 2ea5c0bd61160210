package runtime

import (
	"encoding/json"
	"fmt"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/runtrail/runtrail-audit-datasource/pkg/frames"
)

// build writes the frames, and takes the secrets out of what is said beside the data; off the loop, on the goroutine of the
// caller that waits for them.
func (e *Engine) build(spec resultSpec) QueryResult {
	result := spec.result
	result.Error = e.settings.Redactor.Text(result.Error)
	for _, frameSpec := range spec.frames {
		var frame frames.Frame
		err := contained(func() (err error) {
			frameSpec.RefID = result.RefID
			if frameSpec.Meta, err = e.withoutSecrets(frameSpec.Meta); err == nil {
				frame, err = frames.Encode(frameSpec)
			}
			return err
		})
		if err != nil {
			e.log.Error("A frame could not be built", "refId", result.RefID, "error", err.Error())
			return errFailed.result(result.RefID)
		}
		result.Frames = append(result.Frames, frame)
	}
	return result
}

func (e *Engine) withoutSecrets(text json.RawMessage) (json.RawMessage, error) {
	if text == nil {
		return nil, nil
	}
	clean, err := e.settings.Redactor.Once(string(text), e.cleanMeta)
	return json.RawMessage(clean), err
}

func (e *Engine) cleanMeta(text string) (string, error) {
	var meta data.FrameMeta
	if err := json.Unmarshal([]byte(text), &meta); err != nil {
		return "", fmt.Errorf("read meta: %w", err)
	}
	meta.ExecutedQueryString = e.settings.Redactor.Text(meta.ExecutedQueryString)
	for n := range meta.Notices {
		meta.Notices[n].Text = e.settings.Redactor.Text(meta.Notices[n].Text)
	}
	clean, err := json.Marshal(meta)
	return string(clean), err
}
