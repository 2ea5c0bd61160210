package upstream

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"net/url"
	"slices"
)

// pepper is another one in every process, so that a key says nothing about a secret.
var pepper = func() []byte {
	bytes := make([]byte, 32)
	_, _ = rand.Read(bytes) // never fails since Go 1.24
	return bytes
}()

// publicSecrets are kept among the secrets but authenticate nobody: changing them must not forget what a host asked for.
var publicSecrets = map[string]bool{"tlsCACert": true}

// sharingKey is equal for data sources that are the same client to a host: same origin, same credentials.
func sharingKey(base *url.URL, settings Settings) string {
	mac := hmac.New(sha256.New, pepper)
	add := func(text string) {
		_ = binary.Write(mac, binary.LittleEndian, uint64(len(text)))
		mac.Write([]byte(text))
	}
	add(settings.Account)
	if auth := settings.HTTP.BasicAuth; auth != nil {
		add(auth.User)
		add(auth.Password)
	}
	for _, name := range slices.Sorted(maps.Keys(settings.Secrets)) {
		if secret := settings.Secrets[name]; secret != "" && !publicSecrets[name] {
			add(name)
			add(secret)
		}
	}
	place := ""
	if base != nil {
		place = origin(base)
	}
	return place + " " + hex.EncodeToString(mac.Sum(nil))
}

// accountKey is equal for those with the same origin and credentials, whatever headers, certificates and other secrets they have.
func accountKey(base *url.URL, settings Settings) string {
	if settings.Credentials == nil {
		return sharingKey(base, settings)
	}
	alone := Settings{Account: settings.Account, Secrets: map[string]string{}}
	for _, name := range settings.Credentials {
		alone.Secrets[name] = settings.Secrets[name]
	}
	return sharingKey(base, alone)
}
