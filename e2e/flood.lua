-- Each request has another path, parameter and headers, which could become labels.
local thread = 0

function setup(t)
	thread = thread + 1
	t:set("id", thread)
end

function init()
	count = 0
	math.randomseed(id)
end

function request()
	count = count + 1
	local value = id .. "x" .. count .. "x" .. math.random(1000000)
	local headers = { ["X-Request-Id"] = value, ["User-Agent"] = value, ["X-Tenant"] = value }
	if count % 2 == 0 then
		return wrk.format("GET", "/nothing/" .. value, headers)
	end
	return wrk.format("GET", "/prices/unstake?period=" .. value, headers)
end
