-- Sends one kind of request again and again, as wrk asks for it: {n} stands for a number.
-- Arguments: method, path, file of the body or -, its content type, token, the first number, how many numbers there are
-- (0: each is sent once), and the mean time in ms between two requests of a connection (0: the next one is sent at once).
local method, path, body, headers, first, among, sent

function init(arguments)
  method, path, first, among, sent = arguments[1], arguments[2], tonumber(arguments[6]), tonumber(arguments[7]), 0
  headers = { ["Authorization"] = "Bearer " .. arguments[5], ["X-Cloud-Auth-Token"] = arguments[5] }
  if arguments[3] ~= "-" then
    local file = assert(io.open(arguments[3]))
    body = file:read("*a")
    file:close()
    headers["Content-Type"] = arguments[4]
  end
  local pause = tonumber(arguments[8])
  if pause > 0 then
    -- as people come: however long ago the last one did
    delay = function() return math.floor(-pause * math.log(1 - math.random())) end
  end
end

function request()
  sent = sent + 1
  local n = string.format("%d", first + (among == 0 and sent or sent % among))
  return wrk.format(method, (path:gsub("{n}", n)), headers, body and (body:gsub("{n}", n)))
end
