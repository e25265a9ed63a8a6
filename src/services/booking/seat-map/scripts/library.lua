-- Shared by the scripts of this folder, each of which is sent with this text before its own.
-- A seat map is a bitmap (one bit for each seat that cannot be had) and a hash: total, booked, held, outside. Booked counts
-- what is booked or about to be; held what somebody holds; outside the bookings of seats that the layout does not have.
-- A hold is a member of a sorted set by the time of its end: seat|hold id|holder.

-- Milliseconds since 1970, by this server's clock: the only one that decides.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Gives back the seats of holds that have ended. Safe without a map: then only the holds go.
local function sweep(seats, map, holds, at)
  local ended = redis.call('ZRANGEBYSCORE', holds, '-inf', at)
  if #ended == 0 then
    return
  end
  local mapped = redis.call('EXISTS', map) == 1
  for _, member in ipairs(ended) do
    redis.call('ZREM', holds, member)
    if mapped then
      redis.call('SETBIT', seats, tonumber(member:match('^%d+')), 0)
      redis.call('HINCRBY', map, 'held', -1)
    end
  end
end

-- How many seats can still be had, and how many there are; nothing without a map. Bookings outside the layout have no bit:
-- a full aircraft may have free ones.
local function available(map)
  local counters = redis.call('HMGET', map, 'total', 'booked', 'held')
  if counters[1] then
    return counters[1] - counters[2] - counters[3], tonumber(counters[1])
  end
end

-- Keeps a map that is used. Both keys end at the same moment: one without the other would be wrong.
local function keep(seats, map, at, ttl)
  redis.call('PEXPIREAT', seats, at + ttl)
  redis.call('PEXPIREAT', map, at + ttl)
end

-- Puts a hold back or in, and lets the set end with its last hold.
local function put_hold(holds, member, ends)
  redis.call('ZADD', holds, ends, member)
  local last = redis.call('ZRANGE', holds, -1, -1, 'WITHSCORES')
  redis.call('PEXPIREAT', holds, tonumber(last[2]) + 60000)
end

-- The parts of a hold: seat, hold id, holder.
local function parts(member)
  return member:match('^(%d+)|([^|]*)|(.*)$')
end
