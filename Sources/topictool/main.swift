print("topictool")
