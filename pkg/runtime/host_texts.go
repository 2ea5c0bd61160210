package runtime

import "github.com/grafana/sobek"

// newTexts makes an array of strings that remembers the Go slice, so that handing it back costs nothing.
func (i *isolate) newTexts(texts []string) sobek.Value {
	items := make([]any, len(texts))
	for n, text := range texts {
		items[n] = text
	}
	array := i.vm.NewArray(items...)
	i.mark(array, i.js.hostTexts, texts)
	return array
}

// hostTextsOf gives what newTexts remembered, unless the engine has made the array longer or shorter since.
func (i *isolate) hostTextsOf(array *sobek.Object) []string {
	mark := array.GetSymbol(i.js.hostTexts)
	if mark == nil {
		return nil
	}
	texts, _ := mark.Export().([]string)
	if i.count(array.Get("length"), "length") != int64(len(texts)) {
		return nil
	}
	return texts
}
