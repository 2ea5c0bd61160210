// As the SDK's own build does, Arrow with Go's JSON instead of one more library; and no pages of gRPC about itself, which nobody could open.
const tags = 'arrow_json_stdlib,grpcnotrace';

/** The environment of every call of Go: built, tested and checked in one way, what they share is compiled once. */
export const goEnvironment = {
  ...process.env,
  CGO_ENABLED: '0',
  GOFLAGS: [process.env.GOFLAGS, '-trimpath', `-tags=${tags}`].filter(Boolean).join(' '),
};
