-- Each request starts a quiz for another officer: TOKENS is the file of their tokens.
local file = assert(os.getenv("TOKENS"))
local tokens, next_one = {}, 0
function setup(thread) end
function init(args)
  for line in io.lines(file) do tokens[#tokens + 1] = line end
end
function request()
  next_one = next_one + 1
  local token = tokens[(next_one - 1) % #tokens + 1]
  return wrk.format("POST", nil, { ["Cookie"] = "fairway=" .. token, ["Content-Type"] = "application/x-www-form-urlencoded" }, "do=start")
end
function response(status, headers, body)
  if next_one >= #tokens then wrk.thread:stop() end
end
function done(summary, latency, requests)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %d %.1f %.1f %.1f %d\n", summary.requests, summary.duration / 1e6, latency:percentile(95) / 1000, latency:percentile(99) / 1000, errors))
end
