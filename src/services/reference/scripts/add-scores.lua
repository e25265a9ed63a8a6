-- Increments the scores of many members of a sorted set.
-- KEYS  1 sorted set
-- ARGV  increment, member, increment, member, …
-- Result: number of members.
for i = 1, #ARGV, 2 do
  redis.call('ZINCRBY', KEYS[1], ARGV[i], ARGV[i + 1])
end
return #ARGV / 2
