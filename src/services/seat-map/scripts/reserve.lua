-- Reserves seats for a booking that is about to be committed: all of them, or none. A reservation stays until it is confirmed
-- or released, by whoever made it or by the sweep.
-- KEYS  1 seats   2 map   3 holds   4 reservations
-- ARGV  1 reservation id   2 flight   3 holder   4 price of a seat in cents   5 how long an unused map lives, ms
--       6… what is wanted: a seat; '?' for any free one; or '#' and a hold id
-- Result: {'reserved', seat, …} or {'no-map'}, {'seat-taken'}, {'seat-held'}, {'hold-expired'}.
local at = now()
sweep(KEYS[1], KEYS[2], KEYS[3], at)
local map = redis.call('HMGET', KEYS[2], 'total', 'booked', 'held')
if not map[1] then
  return { 'no-map' }
end
keep(KEYS[1], KEYS[2], at, ARGV[5])

local held = {}
local by_id = {}
local holds = redis.call('ZRANGE', KEYS[3], 0, -1, 'WITHSCORES')
for i = 1, #holds, 2 do
  local seat, id, holder = parts(holds[i])
  held[seat] = { member = holds[i], ends = tonumber(holds[i + 1]), own = holder == ARGV[3] }
  if held[seat].own then
    by_id[id] = seat
  end
end

local chosen = {}
local taken = {}
local own = {}
local function refuse(why)
  for _, seat in ipairs(taken) do
    redis.call('SETBIT', KEYS[1], seat, 0)
  end
  return { why }
end

local free = tonumber(map[1]) - tonumber(map[2]) - tonumber(map[3])
local seen = {}
for i = 6, #ARGV do
  local seat = ARGV[i]
  if seat:sub(1, 1) == '#' then
    seat = by_id[seat:sub(2)]
    if not seat then
      return refuse('hold-expired')
    end
  elseif seat == '?' then
    seat = tostring(redis.call('BITPOS', KEYS[1], 0))
    if tonumber(seat) < 0 or tonumber(seat) >= tonumber(map[1]) then
      return refuse('seat-taken')
    end
  end
  if seen[seat] then
    return refuse('seat-taken')
  end
  seen[seat] = true
  if redis.call('SETBIT', KEYS[1], seat, 1) == 0 then
    taken[#taken + 1] = seat
    free = free - 1
    if free < 0 then
      return refuse('seat-taken')
    end
  elseif held[seat] and held[seat].own then
    own[#own + 1] = held[seat]
  else
    return refuse(held[seat] and 'seat-held' or 'seat-taken')
  end
  chosen[#chosen + 1] = tonumber(seat)
end

for _, hold in ipairs(own) do
  redis.call('ZREM', KEYS[3], hold.member)
end
redis.call('HINCRBY', KEYS[2], 'held', -#own)
redis.call('HINCRBY', KEYS[2], 'booked', #chosen)
redis.call('HSET', KEYS[4], ARGV[1], cjson.encode({
  kind = 'book', flight = tonumber(ARGV[2]), seats = chosen, holds = own, cents = tonumber(ARGV[4]) * #chosen, at = at,
}))
local result = { 'reserved' }
for _, seat in ipairs(chosen) do
  result[#result + 1] = seat
end
return result
