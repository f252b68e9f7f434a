-- Each request saves another answer of one of many open sittings: SITTINGS has lines "token attempt question optionA optionB".
local sittings, turn, counter = {}, 0, 0
function init(args)
  for line in io.lines(assert(os.getenv("SITTINGS"))) do
    local token, attempt, question, a, b = line:match("(%S+) (%S+) (%S+) (%S+) (%S+)")
    sittings[#sittings + 1] = { token = token, path = "/api/v1/attempts/" .. attempt .. "/answers", question = question, a = a, b = b, count = 0 }
  end
end
function request()
  turn = turn + 1
  local it = sittings[(turn - 1) % #sittings + 1]
  it.count = it.count + 1
  local option = it.count % 2 == 0 and it.a or it.b
  local body = string.format('{"version":1,"question":"%s","answer":{"option":"%s"},"step":{"device":"bench","counter":%d},"after":null,"edited_at":%d,"language":"en"}',
    it.question, option, it.count, os.time() * 1000)
  return wrk.format("POST", it.path, { ["Cookie"] = "fairway=" .. it.token, ["Content-Type"] = "application/json" }, body)
end
function done(summary, latency, requests)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %d %.1f %.1f %.1f %d\n", summary.requests, summary.duration / 1e6, latency:percentile(95) / 1000, latency:percentile(99) / 1000, errors))
end
