package upstream

import "github.com/grafana/grafana-plugin-sdk-go/build/buildinfo"

// userAgent names the plugin and, in a build that ships, its version, which the linker sets.
var userAgent = func() string {
	info, err := buildinfo.GetBuildInfo.GetInfo()
	if err != nil || info.Version == "" {
		return "Runtrail/dev"
	}
	return "Runtrail/" + info.Version
}()
