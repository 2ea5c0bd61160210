package upstream

import (
	"encoding/base64"
	"encoding/json"
	"strings"
)

// SecretState is what may be known of a secret without knowing it.
type SecretState struct {
	IsSet   bool   `json:"isSet"`
	Expires *int64 `json:"expires,omitempty"` // epoch ms; only where the secret is a JWT with an `exp`
}

// StatesOf tells the state of every configured secret by its name.
func StatesOf(secrets map[string]string) map[string]SecretState {
	states := make(map[string]SecretState, len(secrets))
	for name, secret := range secrets {
		states[name] = SecretState{IsSet: strings.TrimSpace(secret) != "", Expires: expiry(secret)}
	}
	return states
}

// expiry reads `exp` of a JWT (RFC 7519). The signature is not checked: the time is only for telling people.
func expiry(secret string) *int64 {
	parts := strings.Split(strings.TrimSpace(secret), ".")
	if len(parts) != 3 {
		return nil
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return nil
	}
	var claims struct {
		Expires *float64 `json:"exp"`
	}
	if json.Unmarshal(payload, &claims) != nil || claims.Expires == nil {
		return nil
	}
	if seconds := *claims.Expires; seconds > 0 && seconds < 1e11 {
		at := int64(seconds * 1000)
		return &at
	}
	return nil
}
