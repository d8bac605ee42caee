-- Sends one kind of request again and again, as wrk asks for it: {n} stands for a number that was never sent before.
-- Arguments: method, path, file of the body or -, its content type, token, the first number.
local method, path, body, headers, number

function init(arguments)
  method, path, number = arguments[1], arguments[2], tonumber(arguments[6])
  headers = { ["Authorization"] = "Bearer " .. arguments[5] }
  if arguments[3] ~= "-" then
    local file = assert(io.open(arguments[3]))
    body = file:read("*a")
    file:close()
    headers["Content-Type"] = arguments[4]
  end
end

function request()
  number = number + 1
  local n = string.format("%d", number)
  return wrk.format(method, (path:gsub("{n}", n)), headers, body and (body:gsub("{n}", n)))
end
