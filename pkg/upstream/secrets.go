package upstream

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"strings"
	"time"
)

// SecretState is what may be known of a secret without knowing it.
type SecretState struct {
	IsSet   bool
	Expires *time.Time // only where the secret is a JWT with an `exp`
}

// Secrets tells the state of every configured secret by its name.
func (c *Client) Secrets() map[string]SecretState {
	states := make(map[string]SecretState, len(c.secrets))
	for name, secret := range c.secrets {
		states[name] = SecretState{IsSet: secret != "", Expires: expiry(secret)}
	}
	return states
}

// expiry reads `exp` of a JWT (RFC 7519). The signature is not checked: the time is only for telling people.
func expiry(secret string) *time.Time {
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
		whole, fraction := math.Modf(seconds)
		at := time.Unix(int64(whole), int64(fraction*1e9)).UTC()
		return &at
	}
	return nil
}
