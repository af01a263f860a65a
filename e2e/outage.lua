-- Asks for quotes and counts what comes.
local threads = {}

function setup(thread)
	table.insert(threads, thread)
end

function init()
	fresh, stale, refused, other = 0, 0, 0, 0
end

function response(status, headers, body)
	if status == 200 and body:find('"stale":false', 1, true) then
		fresh = fresh + 1
	elseif status == 200 then
		stale = stale + 1
	elseif status == 503 and headers["Retry-After"] then
		refused = refused + 1
	else
		other = other + 1
	end
end

function done(summary)
	local sum = { fresh = 0, stale = 0, refused = 0, other = 0 }
	for _, thread in ipairs(threads) do
		for name, count in pairs(sum) do
			sum[name] = count + thread:get(name)
		end
	end
	local errors = summary.errors
	print(string.format("fresh=%d stale=%d refused=%d other=%d errors=%d", sum.fresh, sum.stale, sum.refused, sum.other,
		errors.connect + errors.read + errors.write + errors.timeout))
end
