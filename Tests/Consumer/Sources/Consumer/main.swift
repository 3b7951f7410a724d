import Figures
import GeometryLaws

print("static: built and linked")
