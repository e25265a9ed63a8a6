-- Holds one seat. A repeat by the same holder returns the existing hold. `library.lua` has the expiry of holds.
-- KEYS  1 bitmap   2 counts   3 holds   4 seats by holder
-- ARGV  1 hold id   2 seat   3 holder   4 duration, ms (`HOLD_SECONDS`)   5 idle TTL of the map, ms
--       6 maximum number of the holder's seats, held and booked; empty for no limit
--       7 latest end, ms since 1970, empty for none; 0 only finds an existing hold
-- Result: {'held', hold id, end in ms since 1970} or {'no-map'}, {'seat-taken'}, {'seat-held'}, {'too-many-seats'},
--         {'too-many-holds'}.
local at = now()
expire(KEYS[1], KEYS[2], KEYS[3], at)
local free = available(KEYS[2])
if not free then
  return { 'no-map' }
end
keep(KEYS[1], KEYS[2], KEYS[4], at, ARGV[5])
if redis.call('GETBIT', KEYS[1], ARGV[2]) == 1 then
  local holds = redis.call('ZRANGE', KEYS[3], 0, -1, 'WITHSCORES')
  for i = 1, #holds, 2 do
    local seat, id, holder = parts(holds[i])
    if seat == ARGV[2] then
      if holder == ARGV[3] then
        return { 'held', id, tonumber(holds[i + 1]) }
      end
      return { 'seat-held' }
    end
  end
  return { 'seat-taken' }
end
if free < 1 then
  return { 'seat-taken' }
end
if ARGV[7] == '0' then
  return { 'too-many-holds' }
end
if ARGV[6] ~= '' and seats_of(KEYS[4], KEYS[3], ARGV[3]) >= tonumber(ARGV[6]) then
  return { 'too-many-seats' }
end
local ends = at + ARGV[4]
if ARGV[7] ~= '' then
  ends = math.min(ends, tonumber(ARGV[7]))
end
redis.call('SETBIT', KEYS[1], ARGV[2], 1)
redis.call('HINCRBY', KEYS[2], 'held', 1)
put_hold(KEYS[3], ARGV[2] .. '|' .. ARGV[1] .. '|' .. ARGV[3], ends)
return { 'held', ARGV[1], ends }
